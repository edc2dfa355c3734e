import { createStore, del, get, keys, set } from 'idb-keyval'
import type { NotebookStore } from '../../notebook/state.ts'
import { signal } from './signal.ts'

/** A net's parameters as they were, to go on with after a reload. */
interface KeptNet {
  bytes: Uint8Array<ArrayBuffer>
  /** `Date.now()`. */
  at: number
  /** Cells that had run by then: what they had done to the net is in it. */
  ran: string[]
}

export interface NetPlace {
  cell: string
  name: string
}

/** Nets of this section that were kept on an earlier visit or on this one. */
export const keptNets = signal<NetPlace[]>([])

const open = () => createStore('kept-nets', 'nets')
const keyOf = (chapter: string, { cell, name }: NetPlace) => `${chapter}/${cell}/${name}`

/** Looks what was kept; a browser that keeps nothing has kept nothing. */
export async function findKeptNets(store: NotebookStore) {
  const { chapter, cells } = store.getState()
  try {
    const places = (await keys<string>(open())).map(key => key.split('/'))
    keptNets.set(places.filter(([of, cell]) => of === chapter && cells[cell]).map(([, cell, name]) => ({ cell, name })))
  } catch {
    keptNets.set([])
  }
}

/** Rejects where the browser has no room or keeps nothing. */
export async function keepNet(store: NotebookStore, { cell, name }: NetPlace) {
  const { chapter, cells, query } = store.getState()
  const ran = Object.keys(cells).filter(id => cells[id].ran?.status === 'done')
  const bytes = await query({ kind: 'keep', cell, name })
  await set(keyOf(chapter, { cell, name }), { bytes, at: Date.now(), ran } satisfies KeptNet, open())
  await findKeptNets(store)
}

export async function forgetNet(store: NotebookStore, place: NetPlace) {
  await del(keyOf(store.getState().chapter, place), open())
  await findKeptNets(store)
}

/**
 * Makes the net, if it is not there, and gives it the parameters that were kept. What trained it then need not run
 * again. Rejects in words when they do not fit the net as it is now.
 */
export async function bringBack(store: NotebookStore, place: NetPlace) {
  const { chapter, query } = store.getState()
  const kept = await get<KeptNet>(keyOf(chapter, place), open())
  if (!kept) throw new Error(`${place.name} is not kept any more`)
  if (store.getState().cells[place.cell].state !== 'done') await runToItsEnd(store, place.cell)
  await query({ kind: 'restore', ...place, bytes: kept.bytes })
  store.getState().broughtBack(place.cell, kept.ran)
}

function runToItsEnd(store: NotebookStore, cell: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = store.subscribe(({ cells, running, queue, ask, kernel }) => {
      if (cells[cell].state === 'done') settle(resolve)
      const waits = running !== null || queue.length > 0 || ask !== null || kernel.status === 'starting'
      if (!waits && ['failed', 'stopped'].includes(cells[cell].state))
        settle(() => reject(new Error(cells[cell].state)))
    })
    const settle = (end: () => void) => {
      stop()
      end()
    }
    store.getState().run(cell)
  })
}
