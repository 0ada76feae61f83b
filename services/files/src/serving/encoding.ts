/** In the order of preference. */
export const encodings = ['br', 'gzip'] as const
export type Encoding = (typeof encodings)[number]

/** What an `Accept-Encoding` header takes of what there is. */
export function chooseEncoding(
  header: string | string[] | undefined,
  has: (encoding: Encoding) => boolean,
): Encoding | undefined {
  if (typeof header !== 'string' || header.length > 500) return undefined
  return encodings.find((encoding) => header.includes(encoding) && has(encoding) && accepts(header, encoding))
}

function accepts(header: string, encoding: Encoding): boolean {
  return header.split(',').some((part) => {
    const [name, weight] = part.split(';', 2)
    return name!.trim().toLowerCase() === encoding && !/^\s*q\s*=\s*0(\.0{0,3})?\s*$/i.test(weight ?? '')
  })
}

const SMALLEST = 1024
const LARGEST = 8 * 1024 * 1024
const COMPRESSIBLE =
  /^(text\/|application\/(json|javascript|xml|manifest\+json|wasm|rtf|.+\+(json|xml))|image\/(svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)|font\/(ttf|otf))/

/** Whether a file may gain by compression. Larger ones would be held in memory for it. */
export function mayCompress(type: string, bytes: number): boolean {
  return bytes >= SMALLEST && bytes <= LARGEST && COMPRESSIBLE.test(type)
}

/** Whether a compressed form is worth keeping. */
export function isSmaller(compressed: number, bytes: number): boolean {
  return compressed < bytes * 0.9
}
