/** A section as a Jupyter notebook: its text, and the PyTorch twins of its cells, as they stand on the page. */
export function notebookOf(title: string, prose: Element) {
  const cells = [markdown(`# ${title}`)]
  for (const element of prose.querySelectorAll('h2, h3, p, ul, ol, [data-twin]')) {
    if (element.matches('[data-twin]')) cells.push(python(element.textContent))
    // What belongs to cells, exercises and figures is no text of the section; lists hold their own paragraphs.
    else if (!element.closest('[data-island], .exercise, figure') && !element.parentElement?.closest('ul, ol'))
      cells.push(markdown(textOf(element)))
  }
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: cells.map((cell, i) => ({ id: `cell-${i}`, ...cell })),
  }
}

const linesOf = (text: string) => text.trim().split(/(?<=\n)/)
const markdown = (text: string) => ({ cell_type: 'markdown', metadata: {}, source: linesOf(text) })
const python = (text: string) => ({
  cell_type: 'code',
  metadata: {},
  execution_count: null,
  outputs: [],
  source: linesOf(text),
})

const prefixes: Record<string, string> = { H2: '## ', H3: '### ' }

function textOf(element: Element): string {
  if (element.matches('ul, ol')) {
    return Array.from(element.children, item => `- ${inline(item)}`).join('\n')
  }
  return (prefixes[element.tagName] ?? '') + inline(element)
}

/** Formulas as the TeX they were made from, code in its marks, the rest as it reads. */
function inline(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) if (!hidden.closest('.katex')) hidden.remove()
  for (const formula of copy.querySelectorAll('.katex-display, .katex')) {
    const tex = formula.querySelector('annotation')?.textContent
    if (tex) formula.replaceWith(formula.matches('.katex-display') ? `\n$$${tex}$$\n` : `$${tex}$`)
  }
  for (const code of copy.querySelectorAll('code')) code.replaceWith(`\`${code.textContent}\``)
  for (const strong of copy.querySelectorAll('strong')) strong.replaceWith(`**${strong.textContent}**`)
  return copy.textContent.trim()
}
