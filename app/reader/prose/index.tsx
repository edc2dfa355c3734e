import type { ComponentType } from 'react'
import { Band, Bands } from './Bands.tsx'
import { Cite } from './Cite.tsx'
import { Code, Formula } from './Raw.tsx'
import { CellIsland, CheckIsland } from './CellIsland.tsx'
import { Cost, Out } from './Recorded.tsx'
import { Exercise, Hint, Solution } from './Exercise.tsx'
import { Figure } from './Figure.tsx'
import { NetworkComparison } from './NetworkComparison.tsx'
import { Note, Remember } from './Note.tsx'
import { NumberedFormula } from './NumberedFormula.tsx'
import { Ref } from './Ref.tsx'
import { Term } from './Term.tsx'
import { Heading2, Heading3, Link, Table, TableHeading } from './elements.tsx'

/** What a chapter may use by name, and how Markdown's own elements are set. */
// Each component checks its own props; MDX hands them over untyped.
// oxlint-disable-next-line typescript/no-explicit-any
export const proseComponents: Record<string, ComponentType<any>> = {
  Band,
  Bands,
  Cell: CellIsland,
  Check: CheckIsland,
  Cite,
  Code,
  Cost,
  Exercise,
  Figure,
  Formula,
  Hint,
  NetworkComparison,
  Note,
  NumberedFormula,
  Out,
  Ref,
  Remember,
  Solution,
  Term,
  a: Link,
  h2: Heading2,
  h3: Heading3,
  table: Table,
  th: TableHeading,
}
