/* The peer side of a benchmark: accepts on 0.0.0.0:PORT (so every 127.x.y.z is a peer), reads a request up to its blank
 * line, answers, closes. `GET /count` answers how many others were answered. One thread, epoll.
 * Usage: bench-backend PORT [reply-bytes] */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int port = argc > 1 ? atoi(argv[1]) : 19900, pad = argc > 2 ? atoi(argv[2]) : 30, one = 1;
  char reply[70000], count[128];
  long answered = 0;
  int length = snprintf(reply, sizeof reply,
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n\r\n", pad);
  memset(reply + length, 'x', pad); length += pad;
  int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (bind(server, (void *) &address, sizeof address) || listen(server, 65535)) { perror("listen"); return 1; }
  int poll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = server}, events[512];
  epoll_ctl(poll, EPOLL_CTL_ADD, server, &event);
  for (;;) {
    int n = epoll_wait(poll, events, 512, -1);
    for (int i = 0; i < n; i++) {
      int fd = events[i].data.fd;
      if (fd == server) {
        int peer;
        while ((peer = accept4(server, 0, 0, SOCK_NONBLOCK)) >= 0) {
          event.data.fd = peer;
          epoll_ctl(poll, EPOLL_CTL_ADD, peer, &event);
        }
        continue;
      }
      char request[4096];
      ssize_t got = read(fd, request, sizeof request);
      if (got < 0 && errno == EAGAIN) continue;
      if (got >= 4 && !memcmp(request + got - 4, "\r\n\r\n", 4)) {
        int asked = got > 10 && !memcmp(request, "GET /count", 10);
        int size = asked ? snprintf(count, sizeof count, "HTTP/1.1 200 OK\r\n\r\n%ld\n", answered) : length;
        if (write(fd, asked ? count : reply, size) == size && !asked) answered++;
        shutdown(fd, SHUT_WR);
      } else if (got > 0) continue;
      close(fd);
    }
  }
}
