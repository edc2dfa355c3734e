import { memo, useMemo } from 'react'
import type { Picture } from '../../notebook/outputs.ts'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { fromBase64 } from './bytes.ts'
import { pngUrl } from './png.ts'
import { useLoading } from './useLoading.ts'

/** Pixels of the screen below which a picture is not made smaller. */
const leastWidth = 48

/** Pictures in rows and columns, each with its title; smaller where a row would not fit, and then scrolled. */
export function ImagesOutput({ output: { images, cols, scale, total } }: OutputProps<'images'>) {
  const words = useWords()
  return (
    <OutputFrame kind="images" label={words.images(total)}>
      <ul className="images-grid" style={{ gridTemplateColumns: `repeat(${cols}, minmax(min-content, max-content))` }}>
        {images.map((image, i) => (
          <li key={i}>
            <OnePicture image={image} scale={scale} alt={words.picture(i + 1, image.title ?? '')} />
            {image.title && <div className="images-title">{image.title}</div>}
          </li>
        ))}
      </ul>
      {total > images.length && <p className="output-note">{words.more(total - images.length)}</p>}
    </OutputFrame>
  )
}

const OnePicture = memo(function OnePicture({ image, scale, alt }: { image: Picture; scale: number; alt: string }) {
  const { width, height, channels, data } = image
  const src = useMemo(
    () => pngUrl({ width, height, channels, data: fromBase64(data) }),
    [width, height, channels, data],
  )
  const size = { width: width * scale, height: height * scale }
  const loading = useLoading()
  const style = { minWidth: Math.min(leastWidth, size.width) }
  return <img className="pixels" loading={loading} src={src} alt={alt} {...size} style={style} />
})
