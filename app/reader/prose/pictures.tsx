import type { ComponentType } from 'react'
import type { PictureProps } from '../../pictures/picture.ts'
import { pictures } from '../../pictures/index.ts'
import { Island } from '../islands/Island.tsx'

/** Every picture under its name for MDX, as an island that draws its first state at build time. */
export const pictureComponents = Object.fromEntries(
  Object.entries(pictures).map(([name, Picture]) => [name, asIsland(name, Picture)]),
)

function asIsland(name: string, Picture: ComponentType<PictureProps>) {
  return (props: PictureProps) => (
    <Island name="picture" props={{ name, props }}>
      <Picture {...props} />
    </Island>
  )
}
