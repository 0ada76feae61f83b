import mime from 'mime'

const UNKNOWN = 'application/octet-stream'

/** The media type of a file, by its name. */
export function mediaType(path: string): string {
  const type = mime.getType(path) ?? UNKNOWN
  return type.startsWith('text/') || type === 'application/javascript' || type === 'application/json'
    ? `${type}; charset=utf-8`
    : type
}
