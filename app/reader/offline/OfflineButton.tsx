import { CloudDownload } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { NewEdition } from './NewEdition.tsx'

/** What the sheet needs comes when it is opened. */
const OfflineSheet = import.meta.env.SSR ? () => null : lazy(() => import('./OfflineSheet.tsx'))

/** The button that opens the ways to keep the book for offline use, and the notice of a new edition. */
export function OfflineButton({ section }: { section: string | null }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="icon-button" aria-label={text.offline.title} onClick={() => setOpen(true)}>
        <CloudDownload size={18} aria-hidden />
      </button>
      {open && (
        <Suspense>
          <OfflineSheet section={section} onClose={() => setOpen(false)} />
        </Suspense>
      )}
      <NewEdition />
    </>
  )
}
