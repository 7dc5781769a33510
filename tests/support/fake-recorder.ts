/** As much of a recorder as is used. What it records begins as a sound does; a test says what comes after that. */

const beginning = [0x1a, 0x45, 0xdf, 0xa3];

export class FakeRecorder extends EventTarget {
  static isTypeSupported = (mime: string): boolean => mime.startsWith('audio/webm');
  /** The one that was made last. */
  static last: FakeRecorder | undefined;
  state: 'inactive' | 'recording' | 'paused' = 'inactive';
  private said: number[] = beginning;

  constructor() {
    super();
    FakeRecorder.last = this;
  }

  start(): void {
    this.state = 'recording';
  }
  pause(): void {
    this.state = 'paused';
  }
  resume(): void {
    this.state = 'recording';
  }
  /** Hands over what was said since the last time. */
  requestData(): void {
    const data = new Blob([new Uint8Array(this.said)]);
    this.said = [];
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
  }
  /** Somebody speaks until the next piece. */
  say(...bytes: readonly number[]): void {
    this.said = [...this.said, ...bytes];
    this.requestData();
  }
  stop(): void {
    this.state = 'inactive';
    this.requestData();
    this.dispatchEvent(new Event('stop'));
  }
}
