import { useWords } from '../words/words.tsx'

/** What came of one person or address of several: done, or the code of a refusal. */
export function useResultSentence(): (result: string) => string {
  const { words } = useWords()
  const sentences: Record<string, string> = { ...words.problems, ...words.company.results }
  return (result) => sentences[result] ?? words.problems.otherwise
}
