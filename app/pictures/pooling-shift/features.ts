import { type Plane, planeOf } from '../planes.ts'

/** Where a detector answered, and how strongly: an upright edge and two single spots. */
const answers: Record<string, number> = { '0,2': 9, '1,2': 9, '2,2': 8, '3,2': 9, '4,2': 7, '1,6': 5, '6,4': 6 }

export const features: Plane = planeOf(8, 8, (row, column) => answers[`${row},${column}`] ?? 0)

/** In how many places two planes differ. */
export const changed = (a: Plane, b: Plane): number => a.values.filter((value, i) => value !== b.values[i]).length
