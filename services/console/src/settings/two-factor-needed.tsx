import { Anchor, Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { read, readAgain } from '../api/client.ts'
import { askForProof } from '../api/proof.ts'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'

/**
 * Where two-factor is needed: leads to turning it on. A session that began before it was turned on counts as one without,
 * so where it is on already the code is asked for here.
 * @param onProven goes on with what was refused
 */
export function TwoFactorNeeded({ onProven = () => {} }: { onProven?: () => void }) {
  const { words } = useWords()
  const { data: me } = read.useQuery('get', '/v1/me')
  const now = useSession()
  const queries = useQueryClient()
  const give = useMutation({
    mutationFn: askForProof,
    onSuccess: async (isProven) => {
      if (!isProven) return
      await readAgain(queries)
      onProven()
    },
  })
  if (!me || now.status !== 'signed-in') return null
  const of = words.settings.twoFactor
  if (!me.twoFactor)
    return (
      <Anchor component={Link} to={paths.security}>
        {of.begin}
      </Anchor>
    )
  if (now.session.twoFactor) return null
  return (
    <>
      <Text>{of.olderSession}</Text>
      <Button variant="default" loading={give.isPending} onClick={() => give.mutate()}>
        {of.giveCode}
      </Button>
    </>
  )
}
