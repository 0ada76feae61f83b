import { TextInput, type TextInputProps } from '@mantine/core'
import { type InvalidEvent, useState } from 'react'
import { useWords } from '../words/words.tsx'
import { isAddress, isNewAddress } from './email-address.ts'

/**
 * Is looked at before the form is sent. In an input of the type "email" browsers take ASCII alone before the @, but our
 * addresses may have all letters there.
 * @param isNew whether it will be an address from now on, and not one that is known already
 */
export function EmailInput({ isNew = false, error, ...props }: TextInputProps & { isNew?: boolean }) {
  const { words } = useWords()
  const [isWrong, setWrong] = useState(false)
  const check = (input: HTMLInputElement) => {
    const isRight = input.value === '' || (isNew ? isNewAddress : isAddress)(input.value)
    input.setCustomValidity(isRight ? '' : words.shell.faults.email)
    return isRight
  }
  const say = (event: InvalidEvent<HTMLInputElement>) => {
    const { validity, form } = event.currentTarget
    if (!validity.customError) return
    // In the page's own words and place, not in those of the browser.
    event.preventDefault()
    setWrong(true)
    if (form?.querySelector('input:invalid') === event.currentTarget) event.currentTarget.focus()
  }
  return (
    <TextInput
      ref={(input) => {
        if (input) check(input)
      }}
      type="text"
      inputMode="email"
      autoCapitalize="none"
      autoComplete="email"
      spellCheck={false}
      maxLength={254}
      required
      {...props}
      error={error ?? (isWrong && words.shell.faults.email)}
      onInput={(event) => {
        if (check(event.currentTarget)) setWrong(false)
      }}
      onInvalid={say}
    />
  )
}
