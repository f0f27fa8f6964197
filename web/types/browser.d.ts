/** What browsers have, or some of them, and lib.dom does not know yet. */

interface HTMLMediaElement {
  /** Chosen by setSinkId; '' stands for the system's own speaker. */
  readonly sinkId: string;
}

interface RTCRtpTransceiver {
  /** Was taken out of WebRTC 1.0; some browsers still have it. */
  readonly stopped?: boolean;
}

/** Document Picture-in-Picture, in Chromium only. */
interface PictureInPictureApi {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

declare var documentPictureInPicture: PictureInPictureApi | undefined;

interface Navigator {
  /** Network Information API, in Chromium only. */
  readonly connection?: { readonly effectiveType?: string; readonly saveData?: boolean };
  readonly userAgentData?: { readonly platform: string; readonly mobile?: boolean };
}

/** Where a browser can write straight to the disk (File System Access). */
declare function showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;

/** Trusted Types; what a policy makes is taken by browsers in place of the text. */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}

declare var trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): ScriptPolicy }
  | undefined;

interface SpeechRecognitionLike {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: (event: { resultIndex: number; results: ArrayLike<SpeechRecognitionResult> & Iterable<SpeechRecognitionResult> }) => void;
  onerror: (event: { error: string }) => void;
  onend: () => void;
  start(track?: MediaStreamTrack): void;
  abort(): void;
}

declare var SpeechRecognition: (new () => SpeechRecognitionLike) | undefined;
declare var webkitSpeechRecognition: (new () => SpeechRecognitionLike) | undefined;

// Scripts of their own

interface StompClient {
  webSocket?: WebSocket;
  publish(frame: { destination: string; headers: protocol.Headers; body: string }): void;
  subscribe(destination: string, onMessage: (message: StompMessage) => void, headers: protocol.Headers): void;
  unsubscribe(id: string, headers: protocol.Headers): void;
  watchForReceipt(receipt: string, run: () => void): void;
  activate(): void;
  deactivate(options?: { force: boolean }): Promise<void>;
  forceDisconnect(): void;
  onUnhandledMessage: (message: StompMessage) => void;
}

interface StompFrame {
  headers: protocol.Headers;
}

interface StompMessage {
  headers: protocol.Headers;
  body: string;
}

declare var StompJs: {
  Client: new (options: object) => StompClient;
  Versions: new (versions: string[]) => object;
};

interface DrawnChart {
  destroy(): void;
}

declare var Chart: new (canvas: HTMLCanvasElement, configuration: object) => DrawnChart;

interface QrLibrary {
  render(
    options: { text: string; ecLevel: string; radius: number; fill: string; background: string; size: number },
    canvas: HTMLCanvasElement,
  ): void;
}

declare function SwaggerUIBundle(options: object): void;
