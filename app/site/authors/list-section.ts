/**
 * The text of `chapters/course.ts` with one more section at the end of a part. The file is read as text, so that its
 * comments and its order stay an author's own.
 */
export function listSection(text: string, part: string, slug: string): string {
  const start = text.search(new RegExp(`\\bid:\\s*['"]${part}['"]`))
  const sections = start < 0 ? null : /sections:\s*\[([^\]]*)\]/.exec(text.slice(start))
  if (!sections)
    throw new Error(`chapters/course.ts: no list of sections was found in the part "${part}"; add '${slug}' by hand`)
  const end = start + sections.index + sections[0].length - 1
  const listed = sections[1].trimEnd()
  const before = text.slice(0, end).trimEnd()
  const comma = listed === '' || listed.endsWith(',') ? '' : ','
  return `${before}${comma} '${slug}'${text.slice(end)}`
}
