import 'katex/dist/katex.min.css'
import './styles/fonts.css'
import './styles/index.css'
import '../outputs/styles/index.css'
import '../pictures/pictures.css'
import { startKeyboard } from './keyboard.ts'
import { startIslands } from './islands/start.tsx'
import { showProgress } from './keep/progress.ts'
import { loadSettings } from './keep/settings.ts'
import { startServiceWorker } from './offline/service-worker.ts'
import { startPresses } from './presses.ts'
import { startPreviews } from './preview/start.ts'
import { carrySwitches } from './switches.ts'
import { keepPlaceInLanguageSwitch, rememberVisit } from './visits.ts'

rememberVisit()
showProgress()
keepPlaceInLanguageSwitch()
carrySwitches()
startPreviews()
startKeyboard()
startPresses()
loadSettings()
// Not awaited: chunks that the islands load import from this module, and would wait for it in turn.
void startIslands()
void startServiceWorker()
if (document.querySelector('[data-saved-sections]')) void import('./offline/list-saved.ts').then(it => it.listSaved())
