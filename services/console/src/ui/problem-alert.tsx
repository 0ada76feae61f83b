import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiProblem } from '../api/problem.ts'
import { useWords } from '../words/words.tsx'
import { faultKinds } from './fault.ts'

/** What was refused and what to do now; nothing if nothing was. */
export function ProblemAlert({ of: error }: { of: unknown }) {
  const { words } = useWords()
  const sentence = useProblemSentence()
  if (!error) return null
  const document = error instanceof ApiProblem ? error.document : {}
  const faults = faultKinds(document.errors ?? [])
  const isAll = faults.length === 0 && !document.requestId
  const look = { role: 'alert', color: 'red', variant: 'light', icon: <IconAlertTriangle aria-hidden /> }
  // A title with nothing below it would leave room for it.
  if (isAll) return <Alert {...look}>{sentence(error)}</Alert>
  return (
    <Alert {...look} title={sentence(error)}>
      {faults.length > 0 && (
        <List size="sm">
          {faults.map((kind) => (
            <List.Item key={kind}>{words.shell.faults[kind]}</List.Item>
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

/** The sentence for a refusal, in the person's language. */
export function useProblemSentence(): (error: unknown) => string {
  const { words } = useWords()
  const sentences: Record<string, string> = words.problems
  return (error) => {
    if (!(error instanceof ApiProblem)) return words.problems.otherwise
    return sentences[error.code] ?? words.problems.otherwise
  }
}
