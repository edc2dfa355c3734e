import { type ComponentProps, useEffect, useRef, useState } from 'react'

/** A block of code. Where it is wider than its place it takes the focus, so that arrow keys scroll it. */
export function CodeBlock(props: ComponentProps<'pre'>) {
  const block = useRef<HTMLPreElement>(null)
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const observer = new ResizeObserver(([{ target }]) => setWide(target.scrollWidth > target.clientWidth))
    observer.observe(block.current!)
    return () => observer.disconnect()
  }, [])
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  return <pre className="code" ref={block} tabIndex={wide ? 0 : undefined} {...props} />
}
