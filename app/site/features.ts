import { course } from '../../chapters/course.ts'
import type { Feature } from '../reader/course.ts'

/** What this course has: everything but what its configuration leaves out. */
export const features: Record<Feature, boolean> = {
  solutions: true,
  twins: true,
  search: true,
  offline: true,
  ...course.features,
}
