// Which drawings are let into a document: shapes and words, and nothing that could run, load or read anything. Whatever is not
// on the lists is refused, whoever made the drawing.

const elements: ReadonlySet<string> = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs pattern clipPath linearGradient stop marker use symbol'.split(
    ' ',
  ),
)

const tagShape = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const attributeShape = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

const wrongAttribute = (name: string, value: string): boolean => {
  const low = name.toLowerCase()
  if (low.startsWith('on') || low === 'style' || low === 'src' || low === 'base' || low === 'xml:base') return true
  if (low === 'href' || low.endsWith(':href')) return !/^#[\w-]+$/.test(value)
  if (low === 'xmlns') return value !== 'http://www.w3.org/2000/svg'
  if (low.startsWith('xmlns:')) return value !== 'http://www.w3.org/1999/xlink'
  if (/url\s*\(/i.test(value)) return !/^url\(#[\w-]+\)$/.test(value)
  return /^\s*(javascript|data|file):/i.test(value)
}

const wrongEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i

/** What is wrong with a drawing, in words for whoever made it; undefined where it may be used. */
export const wrongWithSvg = (svg: string): string | undefined => {
  const text = svg.trim()
  if (!text.startsWith('<svg')) return 'it does not begin with <svg'
  if (wrongEntity.test(text)) return 'it holds an entity'
  const open: string[] = []
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at)
    if (next < 0) return open.length > 0 ? `<${open.at(-1)}> is not closed` : 'there is something behind its end'
    if (open.length === 0 && text.slice(at, next).trim() !== '') return 'there is something behind its end'
    tagShape.lastIndex = next
    const [whole, closing, name = '', inside = '', alone] = tagShape.exec(text) ?? []
    if (whole === undefined) return `it cannot be read at letter ${next}`
    if (!elements.has(name)) return `it holds <${name}>`
    if (at > 0 && open.length === 0) return 'there is something behind its end'
    for (const [, attribute = '', double, single] of inside.matchAll(attributeShape))
      if (wrongAttribute(attribute, double ?? single ?? '')) return `it holds ${attribute}="${double ?? single}"`
    if (closing === '/') {
      if (open.pop() !== name) return `</${name}> closes nothing`
    } else if (alone !== '/') open.push(name)
    at = next + whole.length
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : undefined
}

/** How wide and high it is drawn, in points: from its own size, else from its view. */
export const sizeOfSvg = (svg: string): { readonly width: number; readonly height: number } => {
  const head = /^<svg[^>]*>/.exec(svg.trim())?.[0] ?? ''
  const number = (name: string): number => Number(new RegExp(`\\s${name}=["']([\\d.]+)(?:px|pt)?["']`).exec(head)?.[1])
  const view =
    /\sviewBox=["']([^"']+)["']/
      .exec(head)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  const width = number('width') || view[2] || 600
  const height = number('height') || view[3] || 300
  return { width, height }
}
