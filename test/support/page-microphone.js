// Runs in a page before its own scripts: the microphone is a wire that a test plays into.
{
  let context = null;
  let wire = null;
  const open = () => {
    context ??= new AudioContext();
    wire ??= context.createMediaStreamDestination();
  };
  navigator.mediaDevices.getUserMedia = async () => {
    open();
    return wire.stream.clone();
  };
  window.playToMicrophone = (samples, rate) =>
    new Promise((done) => {
      open();
      const buffer = context.createBuffer(1, samples.length, rate);
      buffer.copyToChannel(
        Float32Array.from(samples, (sample) => sample / 32_768),
        0,
      );
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(wire);
      source.onended = () => done();
      source.start();
    });
}
