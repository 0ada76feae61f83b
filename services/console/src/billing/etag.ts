/** The version of what was read, for If-Match of the change. */
export function etagOf(response: Response): string | undefined {
  return response.headers.get('etag') ?? undefined
}
