/** Hands the reader a file made on the page. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export const svgBlob = (picture: SVGSVGElement) =>
  new Blob([new XMLSerializer().serializeToString(picture)], { type: 'image/svg+xml' })

/** A drawing as pixels, twice as fine as it stands on the page. */
export async function pngBlob(picture: SVGSVGElement, scale = 2): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(svgBlob(thickened(picture, scale)))
  try {
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = picture.width.baseVal.value * scale
    canvas.height = picture.height.baseVal.value * scale
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Strokes that keep their width when a drawing is stretched would keep it when it is enlarged, too. */
function thickened(picture: SVGSVGElement, scale: number): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement
  for (const element of copy.querySelectorAll('[vector-effect=non-scaling-stroke]'))
    for (const name of ['stroke-width', 'stroke-dasharray']) {
      const lengths = element.getAttribute(name)?.match(/[\d.]+/g)
      if (lengths) element.setAttribute(name, lengths.map(length => Number(length) * scale).join(' '))
    }
  return copy
}
