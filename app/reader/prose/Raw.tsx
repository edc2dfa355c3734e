/** A block of code that only shows; arrow keys scroll it. */
export function Code({ html, language }: { html: string; language: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="code code-still" tabIndex={0} data-language={language}>
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </pre>
  )
}

interface FormulaProps {
  html: string
  /** On lines of its own. */
  display?: boolean
  /** Stays on one line, with what clings to it. */
  short?: boolean
}

/** A formula as KaTeX wrote it: MathML for screen readers, boxes for the eye. */
export function Formula({ html, display, short }: FormulaProps) {
  return display ? (
    // A wide formula scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="formula" tabIndex={0} role="math" dangerouslySetInnerHTML={{ __html: html }} />
  ) : (
    <span className={short ? 'formula-short' : undefined} dangerouslySetInnerHTML={{ __html: html }} />
  )
}
