/** A docstring as HTML: paragraphs, `code`, and fenced examples. It is English on every page. */
export function Doc({ text }: { text: string }) {
  return (
    <div className="doc" lang="en">
      {text.split(/```\w*\n?/).map((part, index) =>
        index % 2 === 1 ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <pre key={index} tabIndex={0}>
            <code>{part.trimEnd()}</code>
          </pre>
        ) : (
          part
            .split(/\n\s*\n/)
            .filter(paragraph => paragraph.trim())
            .map((paragraph, place) => (
              <p key={`${index}-${place}`}>
                <Inline text={paragraph.replace(/\s*\n\s*/g, ' ').trim()} />
              </p>
            ))
        ),
      )}
    </div>
  )
}

/** Text in which backquotes stand around code. */
export const Inline = ({ text }: { text: string }) =>
  text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))
