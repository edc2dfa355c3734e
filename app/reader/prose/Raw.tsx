/** A block of code that only shows. */
export function Code({ html, language }: { html: string; language: string }) {
  return (
    <pre className="code code-still" data-language={language}>
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </pre>
  )
}

/** A formula as KaTeX wrote it: MathML for screen readers, boxes for the eye. */
export function Formula({ html, display }: { html: string; display?: boolean }) {
  return display ? (
    // A wide formula scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="formula" tabIndex={0} role="math" dangerouslySetInnerHTML={{ __html: html }} />
  ) : (
    <span dangerouslySetInnerHTML={{ __html: html }} />
  )
}
