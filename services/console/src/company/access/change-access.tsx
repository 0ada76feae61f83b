import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api, useAct } from '../../api/client.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Say, useWords } from '../../words/words.tsx'
import type { OneMember } from '../answers.ts'
import { useCompany } from '../company-context.ts'
import { choiceOf, givenBy, isComplete, isSameAccess, rebaseChoice } from './access-choice.ts'
import { AccessField } from './access-field.tsx'
import { AccessPreview } from './access-preview.tsx'

/**
 * Gives a member other access; says before it is saved what they gain and lose.
 * @param etag of what is shown: what somebody else has changed meanwhile is not overwritten
 */
export function ChangeAccess({
  member,
  etag,
  onClose,
}: {
  member: OneMember
  etag: string | undefined
  onClose: () => void
}) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const [choice, setChoice] = useState(() => choiceOf(member.access))
  const { userId, access, isOwner } = member
  const [before, setBefore] = useState(access)
  if (!isSameAccess(access, before)) {
    setBefore(access)
    setChoice(rebaseChoice(choice, before, access))
  }
  const name = member.fullName || words.shell.unnamed
  const given = givenBy(choice)
  const isSame = isSameAccess(given, access)
  const change = useAct(
    () =>
      api.PATCH('/v1/companies/{companyId}/members/{userId}', {
        params: { path: { companyId, userId }, header: { 'if-match': etag } },
        body: { access: given },
      }),
    () => {
      onClose()
      notifications.show({ message: say(words.company.member.changed, { name }) })
    },
  )
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={<Say of={words.company.member.changeTitle} with={{ name }} />}
      button={words.shell.save}
      act={change}
      isReady={isComplete(choice) && !isSame}
      size="lg"
    >
      <AccessField value={choice} onChange={setChoice} />
      {isComplete(choice) && !isSame && (
        <AccessPreview name={name} before={{ isOwner, access }} after={{ isOwner, access: given }} />
      )}
    </ActDialog>
  )
}
