import { useMutation } from '@tanstack/react-query'
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
  return useMutation({
    mutationFn: async ({ email, password, code = '' }: Credentials) => {
      await api.POST('/v1/sessions', { body: { email, password, ...(code.trim() !== '' && { code: code.trim() }) } })
      newAddress.forget()
      const { data: me } = await api.GET('/v1/me')
      if (isLanguage(me?.locale)) await choose(me.locale)
      await session.load()
    },
  })
}
