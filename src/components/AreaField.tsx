/**
 * The field for a home's area (建筑面积). It has its place before the page is alive, and takes nothing until then.
 */
import type { ChangeEvent } from 'react';

interface Props {
  label: string;
  /** In letters. */
  size: number;
  placeholder?: string;
  className?: string;
  isLive: boolean;
  written: string;
  setWritten: (text: string) => void;
}

export function AreaField({ label, size, placeholder, className, isLive, written, setWritten }: Props) {
  return (
    <label className={className}>
      {label}{' '}
      <input
        disabled={!isLive}
        inputMode="decimal"
        autoComplete="off"
        size={size}
        maxLength={12}
        value={written}
        placeholder={placeholder}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setWritten(event.target.value)}
      />
    </label>
  );
}
