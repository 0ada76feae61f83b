/** A part of a file, from its first byte on. */
export interface Part {
  begin: number
  bytes: number
}

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/

/**
 * What a `Range` header asks for: a part, `unsatisfiable`, or undefined for the whole file. Several ranges at once are
 * answered with the whole file, which is allowed (RFC 9110, 14.2), and leaves nothing to multiply.
 */
export function readRange(header: string | undefined, size: number): Part | 'unsatisfiable' | undefined {
  const [, first, last] = (header !== undefined && ONE_RANGE.exec(header)) || []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') {
    const bytes = Math.min(Number(last), size)
    return bytes === 0 ? 'unsatisfiable' : { begin: size - bytes, bytes }
  }
  const begin = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < begin) return undefined
  return begin >= size ? 'unsatisfiable' : { begin, bytes: end - begin + 1 }
}
