/** An element of a document: its name, its attributes and what is in it, in this order. */
export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string | undefined>>
  content: string | readonly XmlElement[]
}

type Absent = undefined | false

/** An element that has others in it; what is absent is left out. */
export function group(name: string, ...children: (XmlElement | readonly XmlElement[] | Absent)[]): XmlElement {
  return { name, attributes: {}, content: children.flat().filter((child): child is XmlElement => Boolean(child)) }
}

/** An element that has text in it, or nothing where the text is absent. */
export function text(name: string, content: string, attributes?: XmlElement['attributes']): XmlElement
export function text(
  name: string,
  content: string | undefined,
  attributes?: XmlElement['attributes'],
): XmlElement | undefined
export function text(
  name: string,
  content: string | undefined,
  attributes: XmlElement['attributes'] = {},
): XmlElement | undefined {
  return content === undefined ? undefined : { name, attributes, content }
}

/** @param namespaces of the root by prefix; the empty prefix is the default one */
export function xmlDocument(root: XmlElement, namespaces: Record<string, string>): string {
  const attributes = Object.entries(namespaces).map(([prefix, uri]) => [prefix ? `xmlns:${prefix}` : 'xmlns', uri])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write({ ...root, attributes: Object.fromEntries(attributes) }, '')}`
}

function write({ name, attributes, content }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(value)}"`,
  )
  const start = `${indent}<${name}${written.join('')}`
  if (typeof content === 'string') return `${start}>${escapeXml(content)}</${name}>\n`
  if (content.length === 0) return `${start}/>\n`
  return `${start}>\n${content.map((child) => write(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML 1.0 cannot hold, not even escaped.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Names and addresses come from strangers: what they write is text and never markup, and what XML cannot hold is `�`. */
export function escapeXml(value: string): string {
  return value
    .toWellFormed()
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character]!)
}
