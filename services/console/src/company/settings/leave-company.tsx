import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, useAct } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { forget } from '../../shell/recent-companies.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Section } from '../../ui/section.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'

export function LeaveCompany() {
  const { words, say } = useWords()
  const { companyId, company } = useCompany()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const leave = useAct(
    async () => {
      await api.DELETE('/v1/companies/{companyId}/members/me', { params: { path: { companyId } } })
      forget(companyId)
      await navigate(paths.access, { replace: true })
    },
    () => void notifications.show({ message: say(words.company.leave.done, { company: company.name }) }),
  )
  const button = <Say of={words.company.leave.button} with={{ company: company.name }} />
  return (
    <Section
      title={words.company.leave.title}
      text={words.company.leave.hint}
      action={
        <Button color="red" variant="light" onClick={() => setAsking(true)}>
          {words.company.leave.title}
        </Button>
      }
    >
      <ActDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.company.leave.title}
        button={button}
        color="red"
        act={leave}
      >
        <Text>
          <Say of={words.company.leave.text} with={{ company: company.name }} />
        </Text>
      </ActDialog>
    </Section>
  )
}
