import { useWords } from '../words/words.tsx'
import type { Environment } from './site-context.ts'

/** What an environment is called: one has a name of its own only where there can be several of its kind. */
export function useEnvironmentName(): (environment: Pick<Environment, 'kind' | 'name'>) => string {
  const { words } = useWords()
  return ({ kind, name }) => (kind === 'premium-staging' ? name : words.sites.kinds[kind])
}
