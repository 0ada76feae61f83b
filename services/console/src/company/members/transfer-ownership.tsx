import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api, useAct } from '../../api/client.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Section } from '../../ui/section.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { AccessPreview } from '../access/access-preview.tsx'
import type { OneMember } from '../answers.ts'
import { useCompany } from '../company-context.ts'

/** Gives the company to an administrator. In force at once; whoever gives it stays administrator. */
export function TransferOwnership({ member }: { member: OneMember }) {
  const { words, say } = useWords()
  const { companyId, company } = useCompany()
  const [isAsking, setAsking] = useState(false)
  const name = member.fullName || words.shell.unnamed
  const transfer = useAct(
    () =>
      api.POST('/v1/companies/{companyId}/ownership-transfers', {
        params: { path: { companyId } },
        body: { userId: member.userId },
      }),
    () => {
      setAsking(false)
      notifications.show({ message: say(words.company.transfer.done, { name }) })
    },
  )
  return (
    <Section
      title={words.company.transfer.title}
      text={words.company.transfer.hint}
      action={
        <Button variant="default" onClick={() => setAsking(true)}>
          <Say of={words.company.transfer.button} with={{ name }} />
        </Button>
      }
    >
      <ActDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.company.transfer.title}
        button={<Say of={words.company.transfer.button} with={{ name }} />}
        act={transfer}
        size="lg"
      >
        <Text>
          <Say of={words.company.transfer.text} with={{ name, company: company.name }} />
        </Text>
        <AccessPreview
          name={name}
          before={{ isOwner: false, access: member.access }}
          after={{ isOwner: true, access: member.access }}
        />
        <AccessPreview
          before={{ isOwner: true, access: { companyRole: 'administrator' } }}
          after={{ isOwner: false, access: { companyRole: 'administrator' } }}
        />
      </ActDialog>
    </Section>
  )
}
