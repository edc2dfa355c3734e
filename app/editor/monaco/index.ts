import './setup.ts'
import { followPageTheme } from './theme.ts'
import { leaveKeysToCell } from './rich-editor.ts'
import { registerTokens } from './tokens.ts'

registerTokens()
leaveKeysToCell()
followPageTheme()

export { createRichEditor } from './rich-editor.ts'
