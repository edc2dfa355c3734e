import { offlinePlan, savedSections } from './saved.ts'

/** On the page that stands for one that is not saved: shows which sections are. */
export async function listSaved() {
  const plan = await offlinePlan()
  if (!plan) return
  const saved = await savedSections(plan)
  for (const list of document.querySelectorAll<HTMLElement>('[data-saved-sections]')) {
    for (const item of list.querySelectorAll<HTMLElement>('[data-address]'))
      item.hidden = !saved.has(item.dataset.address!)
    list.hidden = list.querySelector('[data-address]:not([hidden])') === null
  }
}
