import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, useLastAct } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/section.tsx'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { forgetLeft } from '../forget-company.ts'
import { LeaveDialog } from './leave-dialog.tsx'

export function LeaveCompany() {
  const { words, say } = useWords()
  const { companyId, company } = useCompany()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const leave = useLastAct(
    () => api.DELETE('/v1/companies/{companyId}/members/me', { params: { path: { companyId } } }),
    async () => {
      await navigate(paths.access, { replace: true, flushSync: true })
      forgetLeft(queries, companyId)
      notifications.show({ message: say(words.company.leave.done, { company: company.name }) })
    },
  )
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
      <LeaveDialog what="company" name={company.name} isOpen={isAsking} onClose={() => setAsking(false)} act={leave} />
    </Section>
  )
}
