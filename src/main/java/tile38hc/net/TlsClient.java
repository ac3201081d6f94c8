package tile38hc.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Greets peers with TLS as ngx_lua's `sslhandshake` does: the handshake itself accepts any certificate, then the
/// chain is verified, then the name.
///
/// The machinery is loaded at the first handshake, so configurations without TLS pay nothing.
public final class TlsClient {

    /// Made once, by whichever thread is first.
    private static final class Context {
        static final SSLContext TRUSTING = trusting(null);
    }

    private static final int LONGEST_SERVER_NAME = 255; // OpenSSL's

    private final Trust trust;
    private final Supplier<SSLContext> context;

    public TlsClient(Trust trust) {
        this(trust, () -> Context.TRUSTING);
    }

    private TlsClient(Trust trust, Supplier<SSLContext> context) {
        this.trust = trust;
        this.context = context;
    }

    /// One that shows this to servers that ask for a certificate.
    public TlsClient showing(Credential credential) {
        SSLContext own = trusting(new KeyManager[] {new ShownCredentials(_ -> List.of(credential))});
        return new TlsClient(trust, () -> own);
    }

    private static SSLContext trusting(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new TrustEverybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// Loads what a first handshake would load, which takes a young JVM longer than many a check's timeout.
    public static void warmUp() {
        try {
            SSLEngine engine = Context.TRUSTING.createSSLEngine();
            engine.setUseClientMode(true);
            ByteBuffer greeting = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), greeting); // keys are made for the greeting, which goes nowhere
            Cipher.getInstance("AES/GCM/NoPadding");
            Signature.getInstance("RSASSA-PSS");
            KeyAgreement.getInstance("X25519");
            CertificateFactory.getInstance("X.509");
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// Shakes hands over a connected channel, which is closed together with the result.
    ///
    /// @param host sent as SNI and, when verifying, looked for in the certificate
    /// @throws HandshakeException whatever went wrong
    public ByteChannel handshake(SocketChannel channel, Optional<String> host, boolean verify)
            throws HandshakeException {
        if (host.filter(name -> name.isEmpty() || name.length() > LONGEST_SERVER_NAME)
                .isPresent()) {
            throw new HandshakeException("SSL_set_tlsext_host_name failed");
        }
        try {
            SSLSocket socket = (SSLSocket)
                    context.get().getSocketFactory().createSocket(new ChannelSocket(channel), null, -1, true);
            host.ifPresent(name -> announce(name, socket));
            socket.startHandshake();
            if (verify) {
                X509Certificate[] chain =
                        (X509Certificate[]) socket.getSession().getPeerCertificates();
                Optional<String> fault = trust.fault(List.of(chain), host);
                if (fault.isPresent()) {
                    throw new HandshakeException(fault.get());
                }
            }
            return new TlsChannel(socket);
        } catch (HandshakeException e) {
            throw e;
        } catch (IOException e) {
            throw new HandshakeException("handshake failed", e);
        }
    }

    private static void announce(String host, SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new AnyHostName(host)));
        socket.setSSLParameters(parameters);
    }

    /// A name as it is: the JDK's own class takes no underscore, which names of containers have.
    private static final class AnyHostName extends SNIServerName {

        AnyHostName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /// Verifying comes after the handshake, where OpenSSL's order of the checks and its words can be kept. An extended
    /// manager, for the JDK adds checks of its own to the plain kind.
    private static final class TrustEverybody extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException("no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new UnsupportedOperationException("no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
