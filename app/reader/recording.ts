import { createContext, useContext } from 'react'
import type { RecordedRun } from '../notebook/recorded.ts'

/** The recorded run that this page shows; null for a section that was never recorded. Exists at build time only. */
export const RecordingContext = createContext<RecordedRun | null>(null)

export const useRecording = () => useContext(RecordingContext)
