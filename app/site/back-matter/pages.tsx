import type { ReactNode } from 'react'
import type { Language } from '../../reader/course.ts'
import { GlossaryPage } from './GlossaryPage.tsx'
import { LibraryPage, readLibrary } from './LibraryPage.tsx'
import { PyTorchPage } from './PyTorchPage.tsx'
import { TorchletPage } from './TorchletPage.tsx'

/** What stands on each page of the back matter, by the slugs of `list.ts`. */
export const backPages: Record<string, (language: Language) => ReactNode | Promise<ReactNode>> = {
  glossary: () => <GlossaryPage />,
  d2l: async language => <LibraryPage sections={await readLibrary(language)} />,
  torchlet: () => <TorchletPage />,
  'pytorch-to-torchlet': () => <PyTorchPage />,
}
