import type { Term } from '../../app/reader/terms.ts'
import { convolution } from './convolution.ts'
import { data } from './data.ts'
import { generalization } from './generalization.ts'
import { networks } from './networks.ts'
import { sequences } from './sequences.ts'
import { training } from './training.ts'

/** The words of the field: on the page `glossary`, and marked where a section first uses them. */
export const glossary: Term[] = [...data, ...networks, ...training, ...generalization, ...convolution, ...sequences]
