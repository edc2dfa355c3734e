import { initialize } from 'monaco-editor/internal/common/initialize'
import { CellsService } from './service.ts'

self.onmessage = () => initialize((context, setup) => new CellsService(context, setup))
