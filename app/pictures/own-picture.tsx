import { type ChangeEvent, useEffect, useState } from 'react'

/** The address of a picture that the reader chose; it stays on this machine and is given back with the component. */
export function useOwnPicture() {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address])
  return { address, choose: (file: File) => setAddress(URL.createObjectURL(file)) }
}

/** Asks for a picture from the reader's machine. */
export function OwnPicture({ label, onChoose }: { label: string; onChoose(file: File): void }) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    if (file) onChoose(file)
  }
  return (
    <label className="picture-button picture-own">
      {label}
      <input type="file" accept="image/*" onChange={choose} />
    </label>
  )
}
