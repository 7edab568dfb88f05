/*
 * Loaded before the C library of a program (LD_PRELOAD), it writes down everything that the program
 * writes to files of one folder, and when it syncs them: what a power cut at any moment may leave of
 * the files can then be worked out. WRITTEN_DIR is the folder, WRITTEN_TO the file of the records.
 *
 * A record: kind (1 write, 2 write that is durable when it returns, 3 sync, 4 cut to a length), then the
 * length of the path, the offset or length of the file, the number of bytes; then path and bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct head {
  uint32_t kind, path_length;
  uint64_t offset, bytes;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int records = -1;

static int path_of(int fd, char *path) {
  const char *dir = getenv("WRITTEN_DIR");
  char link[64];
  if (!dir || fd == records) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, dir, strlen(dir)) == 0 ? (int)length : 0;
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t done = syscall(SYS_write, records, at, length);
    if (done <= 0) abort();
    at += done;
    length -= done;
  }
}

static void note(uint32_t kind, const char *path, int path_length, off_t offset,
                 const struct iovec *parts, int count) {
  struct head head = {kind, path_length, offset, 0};
  for (int i = 0; i < count; i++) head.bytes += parts[i].iov_len;
  pthread_mutex_lock(&lock);
  if (records < 0) {
    records = syscall(SYS_openat, AT_FDCWD, getenv("WRITTEN_TO"),
                      O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  put(&head, sizeof head);
  put(path, path_length);
  for (int i = 0; i < count; i++) put(parts[i].iov_base, parts[i].iov_len);
  pthread_mutex_unlock(&lock);
}

static void note_write(int fd, const struct iovec *parts, int count, off_t offset) {
  char path[PATH_MAX];
  int length = path_of(fd, path);
  if (!length) return;
  int flags = fcntl(fd, F_GETFL);
  if (offset < 0) offset = flags & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
  note(flags & O_DSYNC ? 2 : 1, path, length, offset, parts, count);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t length) {
  struct iovec part = {(void *)bytes, length};
  note_write(fd, &part, 1, -1);
  return REAL(write)(fd, bytes, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  note_write(fd, parts, count, -1);
  return REAL(writev)(fd, parts, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  struct iovec part = {(void *)bytes, length};
  note_write(fd, &part, 1, offset);
  return REAL(pwrite)(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  struct iovec part = {(void *)bytes, length};
  note_write(fd, &part, 1, offset);
  return REAL(pwrite64)(fd, bytes, length, offset);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  note_write(fd, parts, count, offset);
  return REAL(pwritev)(fd, parts, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  note_write(fd, parts, count, offset);
  return REAL(pwritev64)(fd, parts, count, offset);
}

static void note_sync(int fd) {
  char path[PATH_MAX];
  int length = path_of(fd, path);
  if (length) note(3, path, length, 0, NULL, 0);
}

int fsync(int fd) {
  int result = REAL(fsync)(fd);
  if (result == 0) note_sync(fd);
  return result;
}

int fdatasync(int fd) {
  int result = REAL(fdatasync)(fd);
  if (result == 0) note_sync(fd);
  return result;
}

static void note_length(int fd, off_t size) {
  char path[PATH_MAX];
  int length = path_of(fd, path);
  if (length) note(4, path, length, size, NULL, 0);
}

int ftruncate(int fd, off_t length) {
  note_length(fd, length);
  return REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length) {
  note_length(fd, length);
  return REAL(ftruncate64)(fd, length);
}
