import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiProblem } from '../api/problem.ts'
import { useWords } from '../words/words.tsx'

/** What was refused and what to do now; nothing if nothing was. */
export function ProblemAlert({ of: error }: { of: unknown }) {
  const { words } = useWords()
  const sentence = useProblemSentence()
  if (!error) return null
  const document = error instanceof ApiProblem ? error.document : {}
  const isAll = !document.errors?.length && !document.requestId
  const look = { role: 'alert', color: 'red', variant: 'light', icon: <IconAlertTriangle aria-hidden /> }
  // A title with nothing below it would leave room for it.
  if (isAll) return <Alert {...look}>{sentence(error)}</Alert>
  return (
    <Alert {...look} title={sentence(error)}>
      {document.errors && document.errors.length > 0 && (
        <List size="sm">
          {document.errors.map(({ pointer, detail }) => (
            <List.Item key={`${pointer} ${detail}`}>
              {pointer} {detail}
            </List.Item>
          ))}
        </List>
      )}
      {document.requestId && (
        <>
          {words.shell.reference} <code>{document.requestId}</code>
        </>
      )}
    </Alert>
  )
}

/** The sentence for a refusal: ours in the person's language, else what the API says. */
export function useProblemSentence(): (error: unknown) => string {
  const { words } = useWords()
  const sentences: Record<string, string> = words.problems
  return (error) => {
    if (!(error instanceof ApiProblem)) return words.problems.otherwise
    return sentences[error.code] ?? error.document.detail ?? words.problems.otherwise
  }
}
