import { useQuery } from '@tanstack/react-query'

/**
 * Reads what is to be changed, with its version. A change that names the version in If-Match overwrites nothing that
 * somebody else has changed meanwhile: it is refused with `changed-meanwhile`, and what is there now is read.
 * @param key of this reading; beside it the same thing may be read without its version
 */
export function useVersioned<T>(
  key: readonly string[],
  ask: (signal: AbortSignal) => Promise<{ data?: T; response: Response }>,
) {
  return useQuery({
    queryKey: ['versioned', ...key],
    queryFn: async ({ signal }) => {
      const { data, response } = await ask(signal)
      return { found: data as T, etag: response.headers.get('etag') ?? undefined }
    },
  })
}
