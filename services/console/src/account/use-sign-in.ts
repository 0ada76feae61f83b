import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { session } from '../api/session.ts'
import { isLanguage, useWords } from '../words/words.tsx'
import { newAddress } from './new-address.ts'

export interface Credentials {
  email: string
  password: string
  code?: string
}

/** Signs a person in. From then on the console speaks their language. */
export function useSignIn() {
  const { choose } = useWords()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ email, password, code = '' }: Credentials) => {
      await api.POST('/v1/sessions', { body: { email, password, ...(code.trim() !== '' && { code: code.trim() }) } })
      newAddress.forget()
      // Nothing stays of whoever was here before. What an invitation offers, asked for by POST, is nobody's.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' })
      const { data: me } = await api.GET('/v1/me')
      if (isLanguage(me?.locale)) await choose(me.locale)
      await session.load()
    },
  })
}
