import { describe, expect, it } from 'vitest'
import { measured } from '../oracle.ts'

/**
 * PyTorch's own answers, a few for every operator: values, gradients, shapes and dtypes. What stands under `otherwise` is
 * done otherwise on purpose. `npm run oracle` measures the whole set where that is at hand.
 */
const groups = {
  ops: 'operators give PyTorch’s values and gradients',
  inplace: 'in-place twins change their tensor as PyTorch’s do',
  errors: 'what PyTorch refuses is refused',
  programs: 'programs of several steps end as in PyTorch',
}

const otherwise: Record<string, string> = {
  'ops polygamma.polygamma_n_2': 'infinite at the poles, where PyTorch has a large number',
  'ops polygamma.polygamma_n_3': 'infinite at the poles, where PyTorch has a large number',
  'ops polygamma.polygamma_n_4': 'infinite at the poles, where PyTorch has a large number',
  'errors logspace': '50.0 is 50 in JavaScript',
  'errors scatter': 'int32 and int64 are one dtype here',
}

for (const [group, title] of Object.entries(groups)) {
  const rows = await measured(group)
  describe(title, () => {
    for (const row of rows.filter(row => !(`${group} ${row.id}` in otherwise)))
      it(row.id, () => expect(row.messages).toEqual([]))
  })
}
