import type { Plane } from '../planes.ts'
import { fromRgba, side } from './images.ts'

/** A picture file of the reader's, cut to its middle square and made small. It never leaves the page. */
export async function readPicture(file: File): Promise<Plane> {
  const bitmap = await createImageBitmap(file)
  const edge = Math.min(bitmap.width, bitmap.height)
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, (bitmap.width - edge) / 2, (bitmap.height - edge) / 2, edge, edge, 0, 0, side, side)
  bitmap.close()
  return fromRgba(context.getImageData(0, 0, side, side).data)
}
