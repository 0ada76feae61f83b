import { MantineProvider } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import { useCallback, useMemo, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { ApiProblem } from '../api/problem.ts'
import { answerProof } from '../api/proof.ts'
import { session } from '../api/session.ts'
import { type Language, loadWords, SpeechProvider, type Words } from '../words/words.tsx'
import { router } from './router.tsx'
import { themeIn, variables } from './theme.ts'

/** Refusals are answers; what did not answer was repeated already, in send.ts. */
const queries = new QueryClient({
  defaultOptions: {
    // Offline is "nothing answered", at once: an act is never kept to be done when nobody looks any more.
    queries: {
      retry: false,
      staleTime: 5_000,
      networkMode: 'always',
      throwOnError: (error) => !(error instanceof ApiProblem),
    },
    mutations: { networkMode: 'always' },
  },
})

session.onDeparture(() => {
  answerProof(false)
  queries.clear()
  notifications.clean()
})

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
// Of the style that keeps the page behind a dialog from scrolling.
setNonce(nonce)

export function App({ first }: { first: { language: Language; words: Words } }) {
  const [speech, setSpeech] = useState(first)
  document.documentElement.lang = speech.language

  const choose = useCallback(async (language: Language) => {
    localStorage.setItem('language', language)
    // What waits for it, as a sign-in does, is done all the same: a tab of an earlier release has the words after a reload.
    const words = await loadWords(language).catch(() => undefined)
    if (words) setSpeech({ language, words })
  }, [])
  const value = useMemo(() => ({ ...speech, choose }), [speech, choose])

  return (
    <MantineProvider
      theme={themeIn(speech.words)}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <SpeechProvider value={value}>
          <RouterProvider router={router} />
        </SpeechProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
