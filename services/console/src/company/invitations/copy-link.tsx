import { Button, Stack, Text, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../../api/client.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'

/** Makes a link to hand over, and shows it: where copying is not allowed, it can be copied by hand. */
export function CopyLink({ invitationId }: { invitationId: string }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const [url, setUrl] = useState<string>()
  const make = useAct(
    async () => {
      const params = { path: { companyId, invitationId } }
      const { data } = await api.POST('/v1/companies/{companyId}/invitations/{invitationId}/link', { params })
      return (data as { url: string }).url
    },
    (made) => setUrl(made),
  )
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCopy size={14} aria-hidden />}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {words.company.invitations.link}
      </Button>
      <ProblemAlert of={make.error} />
      <Dialog opened={url !== undefined} onClose={() => setUrl(undefined)} title={words.company.invitations.linkTitle}>
        <Stack>
          <Text>{words.company.invitations.linkText}</Text>
          <TextInput
            label={words.company.invitations.linkTitle}
            readOnly
            value={url ?? ''}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={url ?? ''} data-autofocus>
            {words.company.invitations.link}
          </CopyButton>
        </Stack>
      </Dialog>
    </>
  )
}
