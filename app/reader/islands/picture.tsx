import type { ComponentType } from 'react'
import type { PictureProps } from '../../pictures/picture.ts'

const modules = import.meta.glob<Record<string, ComponentType<PictureProps>>>('../../pictures/*/[A-Z]*.tsx')

/** A picture's code comes with the pages that show it. */
export async function loadPicture({ name, props }: { name: string; props: PictureProps }) {
  const path = Object.keys(modules).find(path => path.endsWith(`/${name}.tsx`))!
  const Picture = (await modules[path]())[name]
  return <Picture {...props} />
}
