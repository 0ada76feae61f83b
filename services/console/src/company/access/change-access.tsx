import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api, useAct } from '../../api/client.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Say, useWords } from '../../words/words.tsx'
import type { OneMember } from '../answers.ts'
import { useCompany } from '../company-context.ts'
import { AccessField, choiceOf, givenBy, isComplete } from './access-field.tsx'
import { AccessPreview } from './access-preview.tsx'

/** Gives a member other access; says before it is saved what they gain and lose. */
export function ChangeAccess({ member, onClose }: { member: OneMember; onClose: () => void }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const [choice, setChoice] = useState(() => choiceOf(member.access))
  const { userId, access, isOwner } = member
  const name = member.fullName || words.shell.unnamed
  const given = givenBy(choice)
  const isSame = key(given) === key(access)
  const change = useAct(
    () =>
      api.PATCH('/v1/companies/{companyId}/members/{userId}', {
        params: { path: { companyId, userId } },
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

function key({ companyRole, siteRoles = [] }: OneMember['access']): string {
  return (
    companyRole ??
    siteRoles
      .map(({ siteId, role }) => `${siteId} ${role}`)
      .toSorted()
      .join()
  )
}
