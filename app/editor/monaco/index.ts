import './setup.ts'
import { followPageTheme } from './theme.ts'
import { leaveKeysToCell } from './rich-editor.ts'
import { registerTypes } from './service.ts'
import { registerTokens } from './tokens.ts'

registerTokens()
leaveKeysToCell()
followPageTheme()
await registerTypes()

export { createRichEditor } from './rich-editor.ts'
